/** Routes that clients of other services know: Talkinghead, Raven, and the speech of OpenAI. */
package dev.avatar4j.server.compat;

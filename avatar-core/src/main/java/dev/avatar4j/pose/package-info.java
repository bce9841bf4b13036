/** The 45 morphs of a character and a pose made of them. */
package dev.avatar4j.pose;

/** Text that is to be spoken: what is left out, where sentences end, how words sound. */
package dev.avatar4j.speech.text;

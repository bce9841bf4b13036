/** The built-in emotion classifier: a lexicon and a few rules of how words change each other. */
package dev.avatar4j.emotion.lexicon;

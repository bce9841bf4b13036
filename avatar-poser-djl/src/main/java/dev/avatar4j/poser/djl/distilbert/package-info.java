/** Emotion from text by a DistilBERT classifier. */
package dev.avatar4j.poser.djl.distilbert;

/**
 * Neural posers on DJL's PyTorch engine. {@code model} reads weight files, {@code torchscript}
 * writes programs for the engine, {@code engine} runs them, {@code tha4} is the THA4 student poser.
 */
package dev.avatar4j.poser.djl;

/** Writes TorchScript archives, the only program format the PyTorch engine loads. */
package dev.avatar4j.poser.djl.torchscript;

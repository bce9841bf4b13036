/**
 * Runs TorchScript programs and matrix products on libtorch, through DJL: devices, tensors in
 * native memory, and the threads that may touch them.
 */
package dev.avatar4j.poser.djl.engine;

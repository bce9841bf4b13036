/**
 * Reads PyTorch checkpoints (zip archives written by {@code torch.save}) without running anything
 * that is in them: a pickle machine with a closed list of opcodes and functions, and limits on
 * everything that a file can make grow.
 */
package dev.avatar4j.poser.djl.model;

/**
 * Writes posing networks as TorchScript text. A topology (which block follows which) calls a {@link
 * dev.avatar4j.poser.djl.network.NetworkForm} (how a block is computed: op for op, or rearranged
 * for a processor); the form appends statements to a {@link
 * dev.avatar4j.poser.djl.network.MethodText} and takes the weights from {@link
 * dev.avatar4j.poser.djl.network.NetworkWeights}. Facts about the networks: blocks of 3x3, 4x4 and
 * 7x7 convolutions with instance norm, plain or separable.
 */
package dev.avatar4j.poser.djl.network;

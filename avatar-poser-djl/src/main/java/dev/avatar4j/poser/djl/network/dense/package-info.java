/**
 * Writes dense convolutions so that a processor multiplies less: by the minimal filtering
 * algorithms of Winograd (Cook-Toom), on pictures before they are enlarged and after they are split
 * by the parity of their rows and columns. All identities are exact; only rounding differs.
 *
 * <p>Source: S. Winograd, "Arithmetic Complexity of Computations" (1980); A. Lavin and S. Gray,
 * "Fast Algorithms for Convolutional Neural Networks" (2016), for the use in two dimensions.
 */
package dev.avatar4j.poser.djl.network.dense;

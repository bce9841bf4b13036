/** Inner loops that filters share: warping, blurring, noise, glitch timing. */
package dev.avatar4j.postprocessor.kernel;

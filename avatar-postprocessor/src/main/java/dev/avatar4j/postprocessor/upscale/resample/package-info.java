/** Scaling of single planes by separable filters. */
package dev.avatar4j.postprocessor.upscale.resample;

/**
 * Brings frames to another size: bilinear, bicubic, Lanczos, and the Anime4K networks with weights
 * that the user supplies. See {@code docs/upscaling.md}.
 */
package dev.avatar4j.postprocessor.upscale;

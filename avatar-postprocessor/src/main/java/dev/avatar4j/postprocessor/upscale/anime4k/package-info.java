/**
 * The Anime4K convolutional networks (bloc97, MIT) on the CPU. Their weights are numbers in the
 * GLSL shader files of the Anime4K project, which the user supplies or downloads; none are part of
 * avatar4j.
 */
package dev.avatar4j.postprocessor.upscale.anime4k;

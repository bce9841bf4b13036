/**
 * What filters share: blurs, warps, noise, curves, timing. Loops that C2 turns into vector code.
 */
package dev.avatar4j.postprocessor.kernel;

/**
 * What the posing networks of the THA family have in common: a chain of pure stages, each of which
 * sees only a part of the pose, so that its result can be kept while that part does not change.
 */
package dev.avatar4j.poser.djl.staged;

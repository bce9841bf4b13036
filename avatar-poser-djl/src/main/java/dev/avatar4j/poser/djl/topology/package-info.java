/**
 * The architectures of the posing networks: which block follows which, under which keys their
 * weights lie, and how pictures are made of what the blocks put out. How a block is computed is up
 * to a {@link dev.avatar4j.poser.djl.network.NetworkForm}. The first three networks are those of
 * THA3 and, in their plain kind, of the THA4 teacher as well.
 */
package dev.avatar4j.poser.djl.topology;

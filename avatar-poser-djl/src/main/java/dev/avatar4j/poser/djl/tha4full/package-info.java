/**
 * The THA4 teacher: THA3's face networks with weights of their own, then two U-Nets, one that turns
 * head and body at half size and one that draws the picture at full size. Poses any picture of the
 * right layout, with colours multiplied by alpha.
 */
package dev.avatar4j.poser.djl.tha4full;

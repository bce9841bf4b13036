/**
 * The THA4 student poser: two small sine networks, made for one character, that paint its face and
 * move its body. libtorch multiplies the matrices; everything between the products is done here.
 */
package dev.avatar4j.poser.djl.tha4;

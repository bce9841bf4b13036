/** THA3: five networks that pose any picture of the right layout; four variants of weights. */
package dev.avatar4j.poser.djl.tha3;

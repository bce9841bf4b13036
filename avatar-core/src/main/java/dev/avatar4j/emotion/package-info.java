/** Named facial expressions: their templates, the file formats and the lookup order. */
package dev.avatar4j.emotion;

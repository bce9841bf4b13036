/**
 * The model store: which weights exist, who made them, under which licence, where they come from,
 * and the folder they are kept in. Nothing is downloaded unless a caller asks for it.
 */
package dev.avatar4j.models;

/** The built-in filters, one class each. */
package dev.avatar4j.postprocessor.filters;

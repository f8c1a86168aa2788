/**
 * Request bodies. There is nothing to do: they are read strictly, each value as the type that it
 * was sent as, and up to {@code onelastai.max-body} bytes, inflated if they are gzipped. The
 * parser's settings are under {@code spring.jackson} in {@code service-defaults.yml}.
 */
@NullMarked
package com.onelastai.starter.json;

import org.jspecify.annotations.NullMarked;

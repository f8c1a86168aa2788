/**
 * How request bodies are read: strictly, up to a limit, and each value as the type that it was sent
 * as. The settings stand under {@code spring.jackson} in {@code service-defaults.yml}.
 */
@NullMarked
package com.onelastai.starter.json;

import org.jspecify.annotations.NullMarked;

/**
 * OpenAPI documents. Describe only what the code cannot say: permission, 400, 401, 403 and 404
 * follow from a handler's annotations and parameters. Name its other problem codes in {@link
 * com.onelastai.starter.openapi.Problems}, and describe each in {@code problems.properties}.
 */
@NullMarked
package com.onelastai.starter.openapi;

import org.jspecify.annotations.NullMarked;

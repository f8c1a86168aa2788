/**
 * Enums of documents, bodies, parameters and OpenAPI documents in lower_snake. An enum opts in by
 * {@link com.onelastai.starter.enums.SnakeCaseEnum}; every other one keeps its constants' names.
 */
@NullMarked
package com.onelastai.starter.enums;

import org.jspecify.annotations.NullMarked;

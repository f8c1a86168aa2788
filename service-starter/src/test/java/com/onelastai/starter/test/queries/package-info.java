/**
 * Fails a test class during which the service sent a query that reads a whole collection. There is
 * nothing to do in a test: each context with {@link com.onelastai.starter.test.Engines} is watched.
 * Collections that stay small are marked by {@link com.onelastai.starter.index.StaysSmall}.
 */
@NullMarked
package com.onelastai.starter.test.queries;

import org.jspecify.annotations.NullMarked;

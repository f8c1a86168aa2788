/**
 * Random ids and secrets. Take a {@link com.onelastai.starter.random.RandomToken}, after a prefix
 * where it is an id.
 */
@NullMarked
package com.onelastai.starter.random;

import org.jspecify.annotations.NullMarked;

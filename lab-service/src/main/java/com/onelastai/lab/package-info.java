/**
 * The AI lab. {@code run} accepts, queues and runs experiments, {@code file} keeps what people
 * upload and what experiments make, {@code analytics} counts. {@code experiment} says what an
 * experiment is; each has a package of its own.
 */
@NullMarked
package com.onelastai.lab;

import org.jspecify.annotations.NullMarked;

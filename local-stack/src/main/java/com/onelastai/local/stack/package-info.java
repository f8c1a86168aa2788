/**
 * The suite on one machine: which parts there are, how each is started, when it is healthy, and
 * where its process, port and log are stored.
 *
 * <p>{@link com.onelastai.local.stack.Stack} is the way in, for the command line and for tests.
 */
@NullMarked
package com.onelastai.local.stack;

import org.jspecify.annotations.NullMarked;

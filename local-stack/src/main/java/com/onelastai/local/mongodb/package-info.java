/** The embedded MongoDB as a process of its own. */
@NullMarked
package com.onelastai.local.mongodb;

import org.jspecify.annotations.NullMarked;

/** Notices work that hangs, so that liveness has the process restarted. */
@NullMarked
package com.onelastai.starter.progress;

import org.jspecify.annotations.NullMarked;

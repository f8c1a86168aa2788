/** Liveness by progress: work that never ends makes the instance restart. */
@NullMarked
package com.onelastai.starter.progress;

import org.jspecify.annotations.NullMarked;

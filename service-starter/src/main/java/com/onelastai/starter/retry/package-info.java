@NullMarked
package com.onelastai.starter.retry;

import org.jspecify.annotations.NullMarked;

@NullMarked
package com.onelastai.local.stack;

import org.jspecify.annotations.NullMarked;

@NullMarked
package com.onelastai.local.stripe;

import org.jspecify.annotations.NullMarked;

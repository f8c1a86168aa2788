@NullMarked
package com.onelastai.chat.limit;

import org.jspecify.annotations.NullMarked;

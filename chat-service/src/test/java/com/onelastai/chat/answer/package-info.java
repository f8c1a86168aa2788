@NullMarked
package com.onelastai.chat.answer;

import org.jspecify.annotations.NullMarked;

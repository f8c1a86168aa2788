@NullMarked
package com.onelastai.chat.model;

import org.jspecify.annotations.NullMarked;

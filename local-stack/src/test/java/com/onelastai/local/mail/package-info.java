@NullMarked
package com.onelastai.local.mail;

import org.jspecify.annotations.NullMarked;

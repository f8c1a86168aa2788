@NullMarked
package com.onelastai.local.mongodb;

import org.jspecify.annotations.NullMarked;

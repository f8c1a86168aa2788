@NullMarked
package com.onelastai.mongodb;

import org.jspecify.annotations.NullMarked;

@NullMarked
package com.onelastai.local.model;

import org.jspecify.annotations.NullMarked;

@NullMarked
package com.onelastai.community.modelflag;

import org.jspecify.annotations.NullMarked;

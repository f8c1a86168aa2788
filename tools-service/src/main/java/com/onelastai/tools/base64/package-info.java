/** Base64. */
@NullMarked
package com.onelastai.tools.base64;

import org.jspecify.annotations.NullMarked;

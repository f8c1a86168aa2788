/** The countries of IP addresses. */
@NullMarked
package com.onelastai.tools.ipgeolocation;

import org.jspecify.annotations.NullMarked;

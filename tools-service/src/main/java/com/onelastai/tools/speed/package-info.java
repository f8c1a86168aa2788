/** How fast the connection between a browser and the gateway is. */
@NullMarked
package com.onelastai.tools.speed;

import org.jspecify.annotations.NullMarked;

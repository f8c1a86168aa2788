/** How well a server keeps to TLS. */
@NullMarked
package com.onelastai.tools.ssl;

import org.jspecify.annotations.NullMarked;

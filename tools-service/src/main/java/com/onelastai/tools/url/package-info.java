/** URLs as browsers read them: the URL Standard of the WHATWG. */
@NullMarked
package com.onelastai.tools.url;

import org.jspecify.annotations.NullMarked;

<?php
// Saved by an editor that begins every file with a byte order mark.
return array( 'colour' => 'green' );

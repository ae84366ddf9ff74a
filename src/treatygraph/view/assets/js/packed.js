// Blocks of the page that Python compressed (view/packed.py), turned back into bytes and texts.

function bytesOf(letters) {
  const plain = atob(letters);
  const bytes = new Uint8Array(plain.length);
  for (let i = 0; i < plain.length; i += 1) bytes[i] = plain.charCodeAt(i);
  return bytes;
}

function unpacked(id) {
  const compressed = new Blob([bytesOf(document.getElementById(id).textContent)]);
  return new Response(compressed.stream().pipeThrough(new DecompressionStream("gzip")));
}

package pdf

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"errors"

	"github.com/ledongthuc/pdf"
)

// method is how strings or streams are encrypted.
type method uint8

const (
	plainText method = iota // "Identity"
	useRC4
	useAES128
	useAES256
)

// crypt takes the encryption off a file that opens without a password, as
// published documents do: theirs only forbids printing or copying. All forms
// of the standard handler are known (ISO 32000-2, 7.6).
type crypt struct {
	key              []byte
	ref              ref // of the encryption dictionary, which is itself in the clear
	strings, streams method
}

var errPassword = errors.New("the PDF needs a password")

// unseal finds the key of an encrypted file.
func (f *front) unseal() error {
	raw := f.trailerValue("Encrypt")
	if raw == nil {
		return nil
	}
	l := lexer{b: raw}
	at, _ := asRef(l.value())
	r, err := f.view("/Secret " + string(raw) + " /ID " + string(f.trailerValue("ID")))
	if err != nil {
		return err
	}
	d := f.document(r)
	dict := d.key(r.Trailer(), "Secret")
	if dict.Kind() != pdf.Dict {
		return nil // nothing says how; most likely a remnant
	}
	id := d.index(d.key(r.Trailer(), "ID"), 0).RawString()
	f.crypt, err = d.newCrypt(dict, []byte(id))
	if f.crypt != nil {
		f.crypt.ref = at
	}
	return err
}

// newCrypt reads the encryption dictionary and tries the empty password.
func (d *document) newCrypt(v pdf.Value, id []byte) (*crypt, error) {
	if name := d.key(v, "Filter").Name(); name != "Standard" {
		return nil, errors.New("the PDF is encrypted by a method that is not known: " + name)
	}
	s := secrets{
		v: int(d.key(v, "V").Int64()), r: int(d.key(v, "R").Int64()),
		p: uint32(d.key(v, "P").Int64()), id: id,
		o: d.key(v, "O").RawString(), u: d.key(v, "U").RawString(), ue: d.key(v, "UE").RawString(),
		length: int(d.key(v, "Length").Int64()) / 8,
	}
	meta := d.key(v, "EncryptMetadata")
	s.clearMeta = meta.Kind() == pdf.Bool && !meta.Bool()
	c := &crypt{strings: useRC4, streams: useRC4}
	if s.v >= 4 {
		c.streams = d.method(v, d.key(v, "StmF").Name())
		c.strings = d.method(v, d.key(v, "StrF").Name())
	}
	key, ok := s.key()
	if !ok {
		return nil, errPassword
	}
	c.key = key
	return c, nil
}

// method looks up a crypt filter.
func (d *document) method(v pdf.Value, filter string) method {
	switch d.key(d.key(d.key(v, "CF"), filter), "CFM").Name() {
	case "V2":
		return useRC4
	case "AESV2":
		return useAES128
	case "AESV3":
		return useAES256
	}
	return plainText
}

// open decrypts what belongs to an object.
func (c *crypt) open(of ref, b []byte, m method) []byte {
	switch m {
	case useRC4:
		out := make([]byte, len(b))
		if k, err := rc4.NewCipher(c.objectKey(of, false)); err == nil {
			k.XORKeyStream(out, b)
		}
		return out
	case useAES128:
		return openAES(c.objectKey(of, true), b)
	case useAES256:
		return openAES(c.key, b)
	}
	return b
}

// objectKey derives the key of one object from the file's.
func (c *crypt) objectKey(of ref, aes bool) []byte {
	n := of.num
	k := append([]byte{}, c.key...)
	k = append(k, byte(n), byte(n>>8), byte(n>>16), byte(of.gen), byte(of.gen>>8))
	if aes {
		k = append(k, "sAlT"...)
	}
	sum := md5.Sum(k)
	return sum[:min(len(c.key)+5, 16)]
}

// openAES decrypts CBC with the initial vector in front and padding behind.
func openAES(key, b []byte) []byte {
	block, err := aes.NewCipher(key)
	if err != nil || len(b) < 2*aes.BlockSize {
		return nil
	}
	out := make([]byte, (len(b)/aes.BlockSize-1)*aes.BlockSize)
	cipher.NewCBCDecrypter(block, b[:aes.BlockSize]).CryptBlocks(out, b[aes.BlockSize:aes.BlockSize+len(out)])
	if pad := int(out[len(out)-1]); pad >= 1 && pad <= aes.BlockSize {
		out = out[:len(out)-pad]
	}
	return out
}

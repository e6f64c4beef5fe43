// Another implementation of everything the log publishes: Go's own checksum database packages (golang.org/x/mod/sumdb) and the libraries of
// transparency.dev. It reads what the project made from standard input, says what it thinks of it, and makes the same things for the project to judge.
package main

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	fnote "github.com/transparency-dev/formats/note"
	"github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type inclusion struct {
	Index    uint64   `json:"index"`
	Size     uint64   `json:"size"`
	LeafHash []byte   `json:"leafHash"`
	Proof    [][]byte `json:"proof"`
	Root     []byte   `json:"root"`
}

type consistency struct {
	From     uint64   `json:"from"`
	To       uint64   `json:"to"`
	FromRoot []byte   `json:"fromRoot"`
	ToRoot   []byte   `json:"toRoot"`
	Proof    [][]byte `json:"proof"`
}

type given struct {
	Note         string            `json:"note"`
	LogKey       string            `json:"logKey"`
	CosignerKey  string            `json:"cosignerKey"`
	Inclusions   []inclusion       `json:"inclusions"`
	Consistences []consistency     `json:"consistencies"`
	Tiles        map[string][]byte `json:"tiles"`
	Bundle       []byte            `json:"bundle"`
}

type made struct {
	Origin       string        `json:"origin"`
	Note         string        `json:"note"`
	LogKey       string        `json:"logKey"`
	CosignerKey  string        `json:"cosignerKey"`
	Inclusions   []inclusion   `json:"inclusions"`
	Consistences []consistency `json:"consistencies"`
}

type answer struct {
	Faults []string `json:"faults"`
	Made   made     `json:"made"`
}

var faults = []string{}

func check(what string, err error) {
	if err != nil {
		faults = append(faults, what+": "+err.Error())
	}
}

func must[T any](value T, err error) T {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	return value
}

func main() {
	var in given
	must(0, json.NewDecoder(os.Stdin).Decode(&in))
	tree := judgeNote(in)
	judgeProofs(in)
	made := remake(in, tree)
	must(0, json.NewEncoder(os.Stdout).Encode(answer{faults, made}))
}

// judgeNote verifies the checkpoint under both keys and reads the tree it speaks of.
func judgeNote(in given) tlog.Tree {
	log := must(note.NewVerifier(in.LogKey))
	cosigner := must(fnote.NewVerifierForCosignatureV1(in.CosignerKey))
	opened, err := note.Open([]byte(in.Note), note.VerifierList(log, cosigner))
	check("note", err)
	if err != nil {
		return tlog.Tree{}
	}
	if len(opened.Sigs) != 2 || len(opened.UnverifiedSigs) != 0 {
		check("note", fmt.Errorf("%d signatures verify and %d do not", len(opened.Sigs), len(opened.UnverifiedSigs)))
	}
	lines := strings.Split(opened.Text, "\n")
	tree := tlog.Tree{}
	_, err = fmt.Sscanf(lines[1], "%d", &tree.N)
	check("size", err)
	root, err := base64.StdEncoding.DecodeString(lines[2])
	check("root", err)
	copy(tree.Hash[:], root)
	return tree
}

// judgeProofs verifies each proof with two implementations.
func judgeProofs(in given) {
	for _, one := range in.Inclusions {
		what := fmt.Sprintf("inclusion of %d in %d", one.Index, one.Size)
		check(what, proof.VerifyInclusion(rfc6962.DefaultHasher, one.Index, one.Size, one.LeafHash, one.Proof, one.Root))
		check(what, tlog.CheckRecord(hashes(one.Proof), int64(one.Size), hash(one.Root), int64(one.Index), hash(one.LeafHash)))
	}
	for _, one := range in.Consistences {
		what := fmt.Sprintf("consistency of %d with %d", one.From, one.To)
		check(what, proof.VerifyConsistency(rfc6962.DefaultHasher, one.From, one.To, one.Proof, one.FromRoot, one.ToRoot))
		check(what, tlog.CheckTree(hashes(one.Proof), int64(one.To), hash(one.ToRoot), int64(one.From), hash(one.FromRoot)))
	}
}

// tiles serves the project's tiles under the paths of c2sp.org/tlog-tiles, which have no height in them.
type tiles map[string][]byte

func (t tiles) Height() int { return 8 }
func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var data [][]byte
	for _, tile := range wanted {
		path := "tile/" + strings.TrimPrefix(tile.Path(), "tile/8/")
		bytes, ok := t[path]
		if !ok {
			return nil, fmt.Errorf("no tile %s", path)
		}
		data = append(data, bytes)
	}
	return data, nil
}
func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {}

// remake proves the same from the project's tiles, which the reader holds to the checkpoint's root, and signs the same checkpoint with keys of its own.
func remake(in given, tree tlog.Tree) made {
	reader := tlog.TileHashReader(tree, tiles(in.Tiles))
	out := made{}
	for _, one := range in.Inclusions {
		if int64(one.Size) != tree.N {
			continue
		}
		record, err := tlog.ProveRecord(tree.N, int64(one.Index), reader)
		check(fmt.Sprintf("proof of %d from tiles", one.Index), err)
		one.Proof = slices(record)
		out.Inclusions = append(out.Inclusions, one)
	}
	for _, one := range in.Consistences {
		if int64(one.To) != tree.N {
			continue
		}
		record, err := tlog.ProveTree(tree.N, int64(one.From), reader)
		check(fmt.Sprintf("proof of tree %d from tiles", one.From), err)
		one.Proof = slices(record)
		out.Consistences = append(out.Consistences, one)
	}
	judgeBundle(in)
	return sign(in, out)
}

// judgeBundle takes the first entry bundle apart and holds it to the first tile.
func judgeBundle(in given) {
	rest := in.Bundle
	for at := 0; len(rest) > 0; at++ {
		length := int(rest[0])<<8 | int(rest[1])
		entry := tlog.RecordHash(rest[2 : 2+length])
		if !bytes.Equal(entry[:], in.Tiles["tile/0/000"][at*32:at*32+32]) {
			check("bundle", fmt.Errorf("entry %d is not that of the tile", at))
			return
		}
		rest = rest[2+length:]
	}
}

func sign(in given, out made) made {
	out.Origin = strings.SplitN(in.Note, "\n", 2)[0]
	skey, vkey, err := note.GenerateKey(rand.Reader, out.Origin)
	check("key", err)
	cosignerSkey, cosignerVkey, err := note.GenerateKey(rand.Reader, out.Origin+"-cosigner")
	check("key", err)
	log := must(note.NewSigner(skey))
	cosigner := must(fnote.NewSignerForCosignatureV1(cosignerSkey))
	text := in.Note[:strings.LastIndex(in.Note, "\n\n")+1]
	out.Note = string(must(note.Sign(&note.Note{Text: text}, log, cosigner)))
	out.LogKey = vkey
	out.CosignerKey = must(fnote.VKeyToCosignatureV1(cosignerVkey))
	return out
}

func hash(bytes []byte) (out tlog.Hash) {
	copy(out[:], bytes)
	return
}

func hashes(proof [][]byte) (out []tlog.Hash) {
	for _, one := range proof {
		out = append(out, hash(one))
	}
	return
}

func slices(proof []tlog.Hash) [][]byte {
	out := [][]byte{}
	for _, one := range proof {
		out = append(out, one[:])
	}
	return out
}
